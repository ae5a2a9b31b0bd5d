/* Pictures from a phone's camera have many megabytes and tell where they were taken; neither is sent. */

const longest = 1600
const limit = 5 * 1024 * 1024

export type PictureProblem = 'tooLarge' | 'unreadable'

async function draw(file: Blob): Promise<Blob | null> {
  const url = URL.createObjectURL(file)
  try {
    const image = new Image()
    await new Promise((resolve, reject) => {
      image.onload = resolve
      image.onerror = reject
      image.src = url
    })
    const scale = Math.min(1, longest / Math.max(image.naturalWidth, image.naturalHeight))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale))
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale))
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.82))
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** The picture as it is sent: small, and without what the camera wrote beside it. */
export async function readPicture(file: Blob): Promise<Blob | PictureProblem> {
  try {
    const drawn = await draw(file)
    if (drawn) return drawn.size <= limit ? drawn : 'tooLarge'
  } catch {
    return 'unreadable'
  }
  // A browser that cannot draw it may still send a small one as it is.
  return file.size <= limit ? file : 'tooLarge'
}
