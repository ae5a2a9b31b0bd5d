interface Group {
  group: string
  members: number
  declared: number
}

/** The groups with what they lack, those where most people are missing first. */
export function leastComplete<Row extends Group>(groups: Row[]): (Row & { missing: number })[] {
  return groups
    .map((group) => ({ ...group, missing: group.members - group.declared }))
    .sort((one, other) => other.missing - one.missing || one.group.localeCompare(other.group, 'zh-CN'))
}
