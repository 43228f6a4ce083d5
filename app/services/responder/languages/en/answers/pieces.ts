/** Parts of patterns: what numbers and units are called. */

export const month =
  '(january|february|march|april|may|june|july|august|september|october|november|december)'

export const numberWord =
  '(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen|half)'

const figures = '(?<!\\b\\d{1,9}[.,]{1,9})\\d[\\d.,]{0,30}'

/** From the beginning of a number on, so that a text full of them is read but once. */
export const number = `(${figures}|(?<!\\b${numberWord}[ -])${numberWord}([ -]${numberWord})*)`

/** "Only", "more than", in front of a number. */
export const about =
  '(only |just |but |about |nearly |almost |over |some |more than |around |barely )?'

export const span =
  '(seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|winters?|summers?)'

export const length =
  '(metres?|meters?|feet|foot|inch(es)?|yards?|miles?|kilomet(re|er)s?|centimet(re|er)s?|km|cm|m|fathoms?|leagues?|acres?|hectares?|pounds?|kilos?|kilograms?|tons?|tonnes?|ounces?|litres?|gallons?)'

export const money =
  '(dollars?|cents?|euros?|pounds?|shillings?|pence|penny|pennies|francs?|marks?|crowns?|guineas?|pesetas?|escudos?|lire|lira|coins?|half-dollars?|sterling)'
