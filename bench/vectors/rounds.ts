export type Candidate = { name: string; run: () => unknown }

/**
 * Times every candidate once a round, in another order each time, so that what else the machine does strikes all alike.
 * The first one is what the others are measured against: their ratio is above 1 where they are faster.
 */
export async function race(title: string, candidates: Candidate[], rounds: number) {
  for (const { run } of candidates) await run()
  const times = candidates.map(() => [] as number[])
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < candidates.length; turn++) {
      const place = (round + turn) % candidates.length
      const began = performance.now()
      await candidates[place].run()
      times[place].push(performance.now() - began)
    }
  }
  console.log(`\n${title}, ${rounds} rounds`)
  console.table(
    Object.fromEntries(
      candidates.map(({ name }, place) => [
        name,
        { ...spread(times[place]), ratio: ratio(times[0], times[place]) },
      ])
    )
  )
}

function spread(times: number[]) {
  const sorted = times.toSorted((one, other) => one - other)
  return {
    'median (ms)': rounded(middle(sorted)),
    'least': rounded(sorted[0]),
    'most': rounded(sorted.at(-1)!),
  }
}

/** The median of the ratios within the rounds. */
function ratio(reference: number[], times: number[]) {
  const ratios = times.map((time, round) => reference[round] / time)
  return Number(middle(ratios.toSorted((one, other) => one - other)).toFixed(2))
}

const middle = (sorted: number[]) => sorted[Math.floor(sorted.length / 2)]
const rounded = (ms: number) => Number(ms.toPrecision(3))
