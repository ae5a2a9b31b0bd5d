const browsers: [RegExp, string][] = [
  [/MicroMessenger\/(\d+)/, 'WeChat'],
  [/Edg[A-Za-z]*\/(\d+)/, 'Edge'],
  [/(?:Firefox|FxiOS)\/(\d+)/, 'Firefox'],
  [/(?:HeadlessChrome|Chrome|CriOS)\/(\d+)/, 'Chrome'],
  [/Version\/(\d+).*Safari/, 'Safari'],
]

const systems: [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]

/** A browser as people know it, such as `Chrome 120 · Windows`, of what it says about itself. */
export function deviceText(userAgent: string): string {
  const browser = browsers
    .map(([pattern, name]) => [pattern.exec(userAgent)?.[1], name])
    .find(([found]) => found)
  const system = systems.find(([pattern]) => pattern.test(userAgent))?.[1]
  const text = [browser && `${browser[1]} ${browser[0]}`, system].filter(Boolean).join(' · ')
  return text || userAgent
}
