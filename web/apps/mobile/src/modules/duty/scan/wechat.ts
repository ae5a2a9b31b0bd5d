interface WeChat {
  scanQRCode?: (options: {
    needResult: 1
    scanType: string[]
    success: (answer: { resultStr: string }) => void
    fail: () => void
    cancel: () => void
  }) => void
}

const weChat = () => (window as { wx?: WeChat }).wx

/** Whether the page runs in WeChat with its scanner. */
export const hasWeChatScanner = () => typeof weChat()?.scanQRCode === 'function'

/** Opens WeChat's scanner; nothing when the keeper closes it. */
export function scanInWeChat(): Promise<string | undefined> {
  return new Promise((resolve) =>
    weChat()!.scanQRCode!({
      needResult: 1,
      scanType: ['qrCode'],
      success: ({ resultStr }) => resolve(resultStr),
      fail: () => resolve(undefined),
      cancel: () => resolve(undefined),
    }),
  )
}
