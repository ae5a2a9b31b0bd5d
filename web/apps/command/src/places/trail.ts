interface Place {
  id: number
  name: string
  path: string
}

/** The areas from the top of the scope down to the one with this path; without a path only the top. */
export function trailOf<Region extends Place>(regions: Region[], path: string | undefined): Region[] {
  const upwards = regions.slice().sort((one, other) => one.path.length - other.path.length)
  const below = path ?? upwards[0]?.path
  return below === undefined ? [] : upwards.filter((region) => below.startsWith(region.path))
}
