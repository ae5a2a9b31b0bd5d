/** What both consoles count of a day. */
export interface TodayFigures {
  day: string
  persons: number
  declaredToday: number
  missingToday: number
  colours: { green: number; yellow: number; red: number }
  turnedYellowToday: number
  turnedRedToday: number
  passagesToday: { admitted: number; refused: number }
}

/** How many of a day's persons declared on it. */
export interface DayFigures {
  day: string
  declared: number
  persons: number
}
