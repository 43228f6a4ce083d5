/** US dollars for a million tokens. */
interface Price {
  provider: string
  /** `*` at its end stands for the rest of a name. */
  model: string
  input: number
  output: number
}

/** What providers put behind a model's name, such as `-2025-04-14`. */
const release = /-\d{4}-?\d{2}-?\d{2}$/

const entry = /^([a-z_]+)\/(\S+?)=(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/

/** What the operator pays for tokens, as `PROVIDER_PRICES` tells it. */
export class PriceList {
  readonly #prices: Price[]

  /** @throws Error with a sentence for the operator */
  constructor(told = '') {
    this.#prices = told
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean)
      .map(priceIn)
      .sort((a, b) => b.model.length - a.model.length)
  }

  /** In US dollars; null where the operator set no price. */
  costOf(provider: string, model: string, tokens: { input: number; output: number }) {
    const price = this.#priceOf(provider, model)
    if (!price) return null
    const cost = (tokens.input * price.input + tokens.output * price.output) / 1e6
    return Number(cost.toFixed(9))
  }

  /** Of several that fit, the one that names more of the model. */
  #priceOf(provider: string, model: string) {
    const own = this.#prices.filter((price) => price.provider === provider)
    const named = (name: string) => own.find((price) => price.model === name)
    const covers = ({ model: name }: Price) =>
      name.endsWith('*') && model.startsWith(name.slice(0, -1))
    return named(model) ?? named(model.replace(release, '')) ?? own.find(covers)
  }
}

function priceIn(told: string): Price {
  const [, provider, model, input, output] = entry.exec(told) ?? []
  if (provider) return { provider, model, input: Number(input), output: Number(output) }
  throw new Error(
    `In PROVIDER_PRICES "${told}" is no price: write provider/model=input:output in US dollars for a million tokens, such as openai/gpt-4.1-mini=0.40:1.60 or anthropic/*=3:15, and commas between them`
  )
}
