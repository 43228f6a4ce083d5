import type { DemoPerson } from './demo_person.js'
import { antonioFerreira } from './people/antonio_ferreira.js'
import { benjaminFranklin } from './people/benjamin_franklin.js'
import { frederickDouglass } from './people/frederick_douglass.js'
import { vincentVanGogh } from './people/vincent_van_gogh.js'

export type { DemoPerson } from './demo_person.js'

export const demoPeople: DemoPerson[] = [
  antonioFerreira,
  benjaminFranklin,
  frederickDouglass,
  vincentVanGogh,
]
