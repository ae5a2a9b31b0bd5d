import { ref } from 'vue'
import type { Colour } from '../../../parts/colours'

/* What a keeper hears and feels, so that the result is known without looking: a tune of its own for each. */

export type Signal = Colour | 'invalid'

/** What the phone may do: both, only shake, or nothing. */
export const signalModes = ['both', 'vibrate', 'silent'] as const
export type SignalMode = (typeof signalModes)[number]
const modeKey = 'paiyi.signals'
export const signalMode = ref<SignalMode>(
  signalModes.find((mode) => mode === localStorage.getItem(modeKey)) ?? 'both',
)

/** Goes on to the next mode and lets it be heard or felt. */
export function changeSignalMode(): void {
  signalMode.value = signalModes[(signalModes.indexOf(signalMode.value) + 1) % signalModes.length]!
  localStorage.setItem(modeKey, signalMode.value)
  giveSignal('green')
}

/** Frequency in hertz and length in seconds of each tone. */
const tunes: Record<Signal, { wave: OscillatorType; tones: [number, number][] }> = {
  green: {
    wave: 'sine',
    tones: [
      [880, 0.1],
      [1320, 0.18],
    ],
  },
  yellow: {
    wave: 'triangle',
    tones: [
      [660, 0.16],
      [660, 0.16],
    ],
  },
  red: {
    wave: 'square',
    tones: [
      [220, 0.22],
      [220, 0.22],
      [220, 0.4],
    ],
  },
  invalid: {
    wave: 'sawtooth',
    tones: [
      [520, 0.14],
      [390, 0.14],
      [260, 0.3],
    ],
  },
}
const shakes: Record<Signal, number[]> = {
  green: [80],
  yellow: [150, 80, 150],
  red: [400, 100, 400],
  invalid: [80, 60, 80, 60, 80, 60, 80],
}
const pause = 0.06

type AudioWindow = typeof window & { webkitAudioContext?: typeof AudioContext }
let audio: AudioContext | undefined

/** Browsers allow sound only after a touch; to be called from one. */
export function unlockSound(): void {
  const Context = window.AudioContext ?? (window as AudioWindow).webkitAudioContext
  if (!Context) return
  audio ??= new Context()
  if (audio.state === 'suspended') void audio.resume()
}

export function giveSignal(signal: Signal): void {
  if (signalMode.value === 'silent') return
  navigator.vibrate?.(shakes[signal])
  if (signalMode.value !== 'both' || !audio || audio.state !== 'running') return
  let at = audio.currentTime + 0.01
  for (const [frequency, length] of tunes[signal].tones) {
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    tone.type = tunes[signal].wave
    tone.frequency.value = frequency
    volume.gain.setValueAtTime(0.5, at)
    volume.gain.setValueAtTime(0.5, at + length - 0.03)
    volume.gain.linearRampToValueAtTime(0, at + length)
    tone.connect(volume).connect(audio.destination)
    tone.start(at)
    tone.stop(at + length)
    at += length + pause
  }
}
