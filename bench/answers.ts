/**
 * What the built-in responder answers, asked the way that pages ask: every check and every never-taught question of
 * the demo, and the held-out ones of `answers/questions.ts`. `demo` or `held-out` asks only those, and `show` as a
 * further word prints every reply that is not right.
 */
import { demoPeople, type DemoPerson } from '../database/demo/people.js'
import { MARTA, RUI, type TaughtPerson } from '../tests/unit/services/ai/taught_people.js'
import { heldOut } from './answers/questions.js'
import { startApplication } from './application.js'

const words = process.argv.slice(2)
const application = await startApplication()
const { default: User } = await import('#models/user')
const { DemoAccount } = await import('#services/demo/demo_account')
const { replyWriter } = await import('#services/conversations/reply_writer')
const { relatedLeads } = await import('#services/responder/languages/en/phrases/not_knowing')

type Asked = Pick<DemoPerson, 'name'> & {
  checks: Array<{ question: string; expect: RegExp | string }>
  neverTaught: string[]
}

const tally = () => ({
  'right': 0,
  'of these hedged': 0,
  'refused though known': 0,
  'wrong': 0,
  'checks': 0,
  'never taught': 0,
  'nearest memory offered': 0,
  'answered though never taught': 0,
})
type Tally = ReturnType<typeof tally>

const hedges = Object.values(relatedLeads).flat()
const user = await User.register({
  email: 'bench@example.com',
  password: 'measure twice, cut once',
})
await user.merge({ billingPlan: 'PRO' }).save()
const people = [...demoPeople, ...[RUI, MARTA].map(asDemoPerson)]
const clones = new Map<string, Awaited<ReturnType<InstanceType<typeof DemoAccount>['teach']>>>()
for (const person of people) clones.set(person.name, await new DemoAccount().teach(user, person))

if (!words.includes('held-out')) await report('demo', demoPeople)
if (!words.includes('demo')) {
  await report(
    'held out',
    Object.entries(heldOut).map(([name, asked]) => ({ name, ...asked }))
  )
}
application.clear()
process.exit(0)

async function report(title: string, asked: Asked[]) {
  const rows: Record<string, Tally> = {}
  for (const person of asked) rows[person.name] = await examine(person)
  rows.all = Object.values(rows).reduce(sum)
  console.log(title)
  console.table(rows)
}

async function examine({ name, checks, neverTaught }: Asked): Promise<Tally> {
  const row = { ...tally(), 'checks': checks.length, 'never taught': neverTaught.length }
  for (const { question, expect } of checks) {
    const { text, isHedged, isRefused } = await ask(name, question)
    const isRight = matches(text, expect)
    if (isRight) row.right++
    else if (isRefused || isHedged) row['refused though known']++
    else row.wrong++
    if (isRight && isHedged) row['of these hedged']++
    if (!isRight || isHedged) show(question, text)
  }
  for (const question of neverTaught) {
    const { text, isHedged, isRefused } = await ask(name, question)
    if (isHedged) row['nearest memory offered']++
    else if (!isRefused) row['answered though never taught']++
    if (!isRefused) show(question, text)
  }
  return row
}

/** In a conversation of its own, so that no question leans on the one before. */
async function ask(name: string, question: string) {
  const clone = clones.get(name)!
  const conversation = await clone.openConversation()
  const { cloneMessage } = await replyWriter.reply(clone, conversation, question)
  const { content: text, metadata } = await cloneMessage
  const isHedged = hedges.some((lead) => text.includes(lead.trim()))
  return { text, isHedged, isRefused: !isHedged && !metadata.citations?.length }
}

function matches(text: string, expect: RegExp | string) {
  return new RegExp(expect, 'i').test(text)
}

function show(question: string, text: string) {
  if (words.includes('show')) console.log(`${question}\n    ${text}`)
}

function sum(one: Tally, other: Tally): Tally {
  const total = { ...one }
  for (const key of Object.keys(total) as Array<keyof Tally>) total[key] += other[key]
  return total
}

function asDemoPerson({ clone, passages }: TaughtPerson): DemoPerson {
  return {
    name: clone.name,
    description: clone.description,
    tone: { warmth: 0.5, humor: 0, formality: 0.5 },
    memories: passages.map(({ sourceTitle, content }) => ({
      title: sourceTitle,
      content,
      occurredAt: null,
    })),
    documents: [],
    conversation: { title: '', questions: [] },
    checks: [],
    neverTaught: [],
  }
}
