import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'

export type CameraState = 'starting' | 'running' | 'denied' | 'missing' | 'insecure' | 'failed'

interface Detector {
  detect: (source: CanvasImageSource) => Promise<{ rawValue: string }[]>
}
interface LightTrack extends Omit<MediaStreamTrack, 'getCapabilities'> {
  getCapabilities?: () => { torch?: boolean }
}
type Read = (video: HTMLVideoElement) => Promise<string | undefined>

/** How long to rest between two looks at the picture, in milliseconds. */
const rest = 120

/** The browser's own reader of codes, else one that is fetched only then. */
async function createReader(): Promise<Read> {
  const Native = (window as { BarcodeDetector?: new (options: object) => Detector }).BarcodeDetector
  if (Native) {
    try {
      const detector = new Native({ formats: ['qr_code'] })
      return async (video) => (await detector.detect(video))[0]?.rawValue
    } catch {
      // Some browsers have the class without the ability.
    }
  }
  const { default: QrScanner } = await import('qr-scanner')
  const qrEngine = await QrScanner.createQrEngine()
  const canvas = document.createElement('canvas')
  return (video) =>
    QrScanner.scanImage(video, { qrEngine, canvas, returnDetailedScanResult: true }).then(
      (found) => found.data,
      () => undefined,
    )
}

/** Looks for codes in the picture of the camera while it is not paused. */
export function useCamera(
  video: Ref<HTMLVideoElement | null>,
  paused: Ref<boolean>,
  onRead: (text: string) => void,
) {
  const state = ref<CameraState>('starting')
  const stream = shallowRef<MediaStream>()
  /** Whether the camera has a light, and whether it is on. */
  const torchable = ref(false)
  const torch = ref(false)
  let over = false

  const light = () => stream.value?.getVideoTracks()[0] as LightTrack | undefined

  async function switchTorch(): Promise<void> {
    const on = !torch.value
    try {
      await light()?.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] })
      torch.value = on
    } catch {
      torchable.value = false
    }
  }

  async function start(): Promise<void> {
    if (!navigator.mediaDevices?.getUserMedia) {
      state.value = window.isSecureContext ? 'missing' : 'insecure'
      return
    }
    state.value = 'starting'
    try {
      const opened = await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
      })
      if (over) return stop(opened)
      stream.value = opened
      torch.value = false
      torchable.value = !!light()?.getCapabilities?.().torch
      const element = video.value!
      element.srcObject = opened
      await element.play()
      state.value = 'running'
      void look(await createReader(), opened)
    } catch (error) {
      const name = (error as Error).name
      state.value =
        name === 'NotAllowedError'
          ? 'denied'
          : name === 'NotFoundError'
            ? 'missing'
            : over
              ? 'starting'
              : 'failed'
    }
  }

  async function look(read: Read, opened: MediaStream): Promise<void> {
    while (!over && stream.value === opened) {
      if (!paused.value && video.value && video.value.readyState >= 2) {
        const text = await read(video.value).catch(() => undefined)
        if (text && !paused.value && !over) onRead(text)
      }
      await new Promise((resolve) => setTimeout(resolve, rest))
    }
  }

  function stop(opened = stream.value): void {
    opened?.getTracks().forEach((track) => track.stop())
    if (opened === stream.value) stream.value = undefined
  }

  /** Phones take the camera away from a page that is not seen. */
  function wake(): void {
    if (document.visibilityState !== 'visible') stop()
    else if (!stream.value) void start()
  }

  document.addEventListener('visibilitychange', wake)
  const begin = watch(video, (element) => element && void start(), { immediate: true, flush: 'post' })
  onScopeDispose(() => {
    over = true
    begin()
    stop()
    document.removeEventListener('visibilitychange', wake)
  })

  return { state, start, torchable, torch, switchTorch }
}
