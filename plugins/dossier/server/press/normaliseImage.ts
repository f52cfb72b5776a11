import sharp from 'sharp';
import type { FileLimits, NormalisedPage } from './Job';
import { PressRefusal } from './PressRefusal';
import { written } from './written';

/** A4 at 300 dpi, the most that a page needs. */
const A4 = { short: 2480, long: 3508 };

const QUALITY = 82;

/**
 * One photograph or scan as a JPEG page: upright as its EXIF says, on white, sRGB, at most A4 at 300 dpi, and
 * without metadata (a photograph of a document also says where its taker stood).
 *
 * @throws PressRefusal too-many-pixels before decoding, damaged when decoding fails
 */
export async function normaliseImage(path: string, name: string, limits: FileLimits, scratch: string): Promise<NormalisedPage> {
  const damaged = () => new PressRefusal('damaged', `图片“${name}”已损坏，无法完整读取，请重新拍照或扫描后再上传。`);
  const metadata = await sharp(path, { limitInputPixels: false }).metadata().catch(() => {
    throw damaged();
  });
  const [width, height] = [metadata.width ?? 0, metadata.height ?? 0];
  if (width === 0 || height === 0) throw damaged();
  if (width * height > limits.pixels) {
    throw new PressRefusal(
      'too-many-pixels',
      `图片“${name}”有 ${width}×${height} 像素，超过上限，请把分辨率降到 300 dpi 左右后再上传。`,
    );
  }
  const turned = (metadata.orientation ?? 1) >= 5;
  const landscape = turned ? height > width : width > height;
  const output = await sharp(path, { limitInputPixels: limits.pixels, sequentialRead: true, failOn: 'truncated' })
    .rotate()
    .resize({
      width: landscape ? A4.long : A4.short,
      height: landscape ? A4.short : A4.long,
      fit: 'inside',
      withoutEnlargement: true,
    })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: QUALITY })
    .toBuffer({ resolveWithObject: true })
    .catch(() => {
      throw damaged();
    });
  return { ...(await written(scratch, 'jpg', output.data)), kind: 'jpeg', width: output.info.width, height: output.info.height };
}
