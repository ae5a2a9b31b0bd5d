/** From the most special to the most general, because browsers carry the names of those that they resemble. */
const browsers: [RegExp, string][] = [
  [/MicroMessenger/, 'WeChat'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/HuaweiBrowser/, 'Huawei'],
  [/MiuiBrowser/, 'Xiaomi'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/iPhone|iPod/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'Mac'],
  [/Linux/, 'Linux'],
]

/** `Chrome · Android` of what a browser says of itself; an unknown one stays as it is. */
export function deviceText(device: string): string {
  const nameIn = (list: [RegExp, string][]) => list.find(([mark]) => mark.test(device))?.[1]
  return [nameIn(browsers), nameIn(systems)].filter(Boolean).join(' · ') || device
}
