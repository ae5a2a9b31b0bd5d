import { EditPen, FirstAidKit, Flag, Place, Postcard, Upload, View } from '@element-plus/icons-vue'
import type { Component } from 'vue'
import type { TimelineEntry } from './timeline-lines'

/** The sign of each kind of entry. */
export const timelineSigns: Record<TimelineEntry['kind'], Component> = {
  declaration: EditPen,
  colourChange: Postcard,
  passage: Place,
  mark: Flag,
  import: Upload,
  audit: View,
  test: FirstAidKit,
}
