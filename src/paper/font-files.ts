import { createRequire } from 'node:module';

const bundled = [
  '@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf',
  '@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf',
  '@expo-google-fonts/biz-udgothic/400Regular/BIZUDGothic_400Regular.ttf',
  '@expo-google-fonts/biz-udgothic/700Bold/BIZUDGothic_700Bold.ttf',
  '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
  '@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf',
];

/** The fonts that come with the program, then the city's own (IPAmj Mincho, say) for what these lack. */
export function standardFontFiles(cityFontFiles: readonly string[] = []): string[] {
  const require = createRequire(import.meta.url);
  return [...bundled.map((file) => require.resolve(file)), ...cityFontFiles];
}
