import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../design/dialog.js';
import { Foot } from '../../hall/ticket-dialogs.js';
import styles from './pages.module.css';

/** Where no scanner stands: the paper before the camera of the desk. */
export function CameraDialog({ onClose, onPicture }: { onClose: () => void; onPicture: (file: File) => void }) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'starting' | 'running' | 'refused'>('starting');
  useEffect(() => {
    let stream: MediaStream | null = null;
    let left = false;
    const start = async () => {
      const wanted = { video: { facingMode: 'environment', width: { ideal: 2480 }, height: { ideal: 3508 } } };
      stream = await navigator.mediaDevices.getUserMedia(wanted);
      if (left || !video.current) return stopAll(stream);
      video.current.srcObject = stream;
      await video.current.play();
      setState('running');
    };
    start().catch(() => setState('refused'));
    return () => {
      left = true;
      stopAll(stream);
    };
  }, []);
  const take = async () => {
    const picture = video.current ? await pictureOf(video.current) : null;
    if (picture) onPicture(picture);
  };
  return (
    <Dialog
      title={t('case-screens.camera.title')}
      size="wide"
      onClose={onClose}
      foot={
        <Foot
          act={t('case-screens.camera.act')}
          isPending={false}
          isDisabled={state !== 'running'}
          onAct={() => void take()}
          onClose={onClose}
        />
      }
    >
      {state === 'refused' ? (
        <p>{t('case-screens.camera.refused')}</p>
      ) : (
        <video ref={video} muted playsInline className={styles['video']} />
      )}
    </Dialog>
  );
}

function stopAll(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

async function pictureOf(video: HTMLVideoElement): Promise<File | null> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.92));
  return blob ? new File([blob], `camera-${Date.now()}.jpg`, { type: 'image/jpeg' }) : null;
}
