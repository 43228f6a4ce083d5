/**
 * How honest the built-in responder is about chats: conversations of LoCoMo as in `recall`, by the path given, each a
 * clone of its first speaker, asked through the way that pages ask. Adversarial questions are about what was never
 * said, or said by the other; of general knowledge a clone knows nothing. `show` prints what was answered wrongly.
 */
import { startApplication } from './application.js'
import { readConversations, teachConversation } from './recall/conversations.js'

const [path, ...words] = process.argv.slice(2)
const conversations = readConversations(path)
const application = await startApplication()
const { default: User } = await import('#models/user')
const { replyWriter } = await import('#services/conversations/reply_writer')
const { relatedLeads } = await import('#services/responder/languages/en/phrases/not_knowing')

const generalKnowledge = [
  'What is the capital of Australia?',
  'Who wrote the Divine Comedy?',
  'How many planets are there in the solar system?',
  'What is the boiling point of ethanol?',
  'Who won the football World Cup in 1966?',
  'When did the Roman Empire fall?',
  'What does the word photosynthesis mean?',
  'How far away is the moon?',
  'Who painted the ceiling of the Sistine Chapel?',
  'What is the square root of 1764?',
]
const hedges = Object.values(relatedLeads).flat()
const kinds = ['multi-hop', 'temporal', 'open-domain', 'single-hop', 'adversarial']
const tally = () => ({
  'questions': 0,
  'answered': 0,
  'of these citing evidence': 0,
  'hedged': 0,
  'refused': 0,
})
const rows: Record<string, ReturnType<typeof tally>> = {}

const user = await User.register({
  email: 'bench@example.com',
  password: 'measure twice, cut once',
})
await user.merge({ billingPlan: 'PRO' }).save()
for (const conversation of conversations) {
  const { clone, turnOf } = await teachConversation(user, conversation)
  const ask = async (kind: string, question: string, evidence: string[]) => {
    const { cloneMessage } = await replyWriter.reply(
      clone,
      await clone.openConversation(),
      question
    )
    const { content, metadata } = await cloneMessage
    const citations = metadata.citations ?? []
    const row = (rows[kind] ??= tally())
    row.questions++
    if (hedges.some((lead) => content.includes(lead.trim()))) return row.hedged++
    if (citations.length === 0) return row.refused++
    row.answered++
    const isEvident = citations.some(({ source_id: id }) => evidence.includes(turnOf.get(id)!))
    if (isEvident) row['of these citing evidence']++
    if (words.includes('show') && (!isEvident || kind === 'adversarial'))
      console.log(`${kind}: ${question}\n    ${content}`)
  }
  for (const { question, evidence, category } of conversation.questions)
    await ask(kinds[category - 1], question, evidence)
  for (const question of generalKnowledge) await ask('general knowledge', question, [])
}
console.table(rows)
application.clear()
process.exit(0)
