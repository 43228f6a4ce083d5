/**
 * How much of what answers a question is found: conversations of LoCoMo (Maharana et al., ACL 2024), each imported
 * into a clone of its own and asked through the search that users use. Takes the path of the data, which is not part
 * of this project: per conversation `speakers`, `sessions` (`at`, `turns` with `id`, `speaker`, `text`, `photo`) and
 * `questions` (`question`, `evidence` of turn ids, `category`).
 *
 * Recall@k is the share of a question's evidence among the first k passages, averaged over questions, the adversarial
 * ones too.
 */
import { percentiles } from '../tests/support/running_server.js'
import { startApplication } from './application.js'
import { readConversations, teachConversation } from './recall/conversations.js'

const conversations = readConversations(process.argv[2])
const application = await startApplication()
const { default: User } = await import('#models/user')
const { passageSearch } = await import('#services/search/passage_search')

const depths = [5, 10, 25, 50]
const categories = ['multi-hop', 'temporal', 'open-domain', 'single-hop', 'adversarial']

const user = await User.register({
  email: 'bench@example.com',
  password: 'measure twice, cut once',
})
await user.merge({ billingPlan: 'PRO' }).save()

const times: number[] = []
const answers: Array<{ conversation: string; category: number; recalls: number[] }> = []
for (const conversation of conversations) {
  const { clone, turnOf } = await teachConversation(user, conversation)
  for (const { question, evidence, category } of conversation.questions) {
    const began = performance.now()
    const found = await passageSearch.search(clone.id, question, { limit: depths.at(-1) })
    times.push(performance.now() - began)
    const turns = [...new Set(found.map(({ passage }) => turnOf.get(passage.memoryId!)))]
    const recalls = depths.map((depth) => {
      const first = new Set(turns.slice(0, depth))
      return evidence.filter((turn) => first.has(turn)).length / evidence.length
    })
    answers.push({ conversation: conversation.id, category, recalls })
  }
}

const table: Record<string, Record<string, number>> = { overall: row(answers) }
categories.forEach((name, index) => {
  table[name] = row(answers.filter(({ category }) => category === index + 1))
})
for (const { id } of conversations) {
  table[id] = row(answers.filter(({ conversation }) => conversation === id))
}
console.table(table)
console.table({ 'search in process (ms)': percentiles(times) })
application.clear()
process.exit(0)

function row(of: typeof answers) {
  const means = depths.map((depth, index) => {
    const mean = of.reduce((sum, { recalls }) => sum + recalls[index], 0) / of.length
    return [`recall@${depth}`, Number((100 * mean).toFixed(1))]
  })
  return { questions: of.length, ...Object.fromEntries(means) }
}
