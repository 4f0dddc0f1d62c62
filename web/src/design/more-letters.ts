/** Letters behind the first typeface: rarer kanji, and the even-width face for codes. Fetched after the first paint. */
import '@fontsource/biz-udgothic/400.css';
import '@fontsource/noto-sans-jp/400.css';
import '@fontsource/noto-sans-jp/700.css';
