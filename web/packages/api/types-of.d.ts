export const audiences: string[]
export function typesFile(audience: string): URL
export function typesOf(audience: string): Promise<string>
