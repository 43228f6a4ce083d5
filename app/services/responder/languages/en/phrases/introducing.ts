/** Who the clone is. */

export const casual = "I'm {who}."
export const formal = 'I am {who}.'

export const epithet = 'I am {who}.'

export const nameless = 'a clone without a name yet'
