import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { encode } from 'uqr'

/*
 * The camera of a phone: Chromium plays a film instead, of a single picture with a code in its middle. It opens the
 * film whenever a page asks for the camera.
 */

const film = fileURLToPath(new URL('../test-results/camera.y4m', import.meta.url))
const [width, height] = [960, 720]

export const cameraArguments = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
]

/** Holds a code before the camera. */
export function holdUp(text: string): void {
  const { data, size } = encode(text, { ecc: 'L', border: 4 })
  const scale = Math.floor((height - 40) / size)
  const [left, top] = [Math.floor((width - size * scale) / 2), Math.floor((height - size * scale) / 2)]
  const light = Buffer.alloc(width * height, 200)
  for (let y = 0; y < size * scale; y++)
    for (let x = 0; x < size * scale; x++)
      light[(top + y) * width + left + x] = data[Math.floor(y / scale)]![Math.floor(x / scale)] ? 20 : 235
  const grey = Buffer.alloc((width * height) / 2, 128)
  mkdirSync(dirname(film), { recursive: true })
  writeFileSync(
    film,
    Buffer.concat([
      Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\nFRAME\n`),
      light,
      grey,
    ]),
  )
}
