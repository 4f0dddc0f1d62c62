let audio: AudioContext | null = null;

/** Browsers give sound after one touch, or at once where the device is started with `--autoplay-policy=no-user-gesture-required`. */
export async function wakeSound(): Promise<boolean> {
  audio ??= new AudioContext();
  if (audio.state === 'suspended')
    await Promise.race([audio.resume(), new Promise((resolve) => setTimeout(resolve, 300))]);
  return audio.state === 'running';
}

function bell(context: AudioContext, frequency: number, at: number): void {
  const tone = context.createOscillator();
  const loud = context.createGain();
  tone.frequency.value = frequency;
  loud.gain.setValueAtTime(0, at);
  loud.gain.linearRampToValueAtTime(0.35, at + 0.02);
  loud.gain.exponentialRampToValueAtTime(0.001, at + 1.1);
  tone.connect(loud).connect(context.destination);
  tone.start(at);
  tone.stop(at + 1.2);
}

/** Two falling bells, as halls are used to. */
export function chime(): void {
  if (audio?.state !== 'running') return;
  bell(audio, 659.25, audio.currentTime);
  bell(audio, 523.25, audio.currentTime + 0.55);
}
