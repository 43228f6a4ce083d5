/** What leads up to words that the clone can't say as its own, or gives back. */

export const said = '{speaker} said'
export const written = 'It is written in "{title}"'
export const told = 'It was told to me like this'

export const recalledWords = 'You told me: "{words}"'
export const recalledClause = 'You told me that {clause}'
