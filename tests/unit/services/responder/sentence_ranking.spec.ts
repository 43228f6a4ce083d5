import { test } from '@japa/runner'
import { CloneIdentity } from '#services/responder/people/clone_identity'
import { FirstPersonNarrator } from '#services/responder/retelling/first_person'
import type { GroundedPassage } from '#services/responder/grounded_context'
import { judge } from '#services/responder/choosing/honesty_gate'
import { Question } from '#services/responder/question/question'
import { SelfDescription } from '#services/responder/retelling/self_description'
import { SentenceRanking } from '#services/responder/choosing/sentence_ranking'
import type { Embed } from '#services/sentence_encoder/embed'
import { taughtSentences } from '#services/responder/choosing/taught_sentences'

const clone = { name: 'Marta', description: 'Me, myself. A nurse in Lyon.' }

function passage(content: string, sourceTitle: string | null = null): GroundedPassage {
  return { id: content, sourceType: 'memory', sourceTitle, content, similarity: null, score: 1 }
}

function rankingOf(passages: GroundedPassage[], embed?: Embed) {
  const identity = new CloneIdentity({ clone, passages })
  const narrator = new FirstPersonNarrator(identity, passages)
  const description = new SelfDescription(clone, identity, narrator)
  const ranking = new SentenceRanking(taughtSentences(narrator, passages, description), embed)
  return { ranking, ask: (text: string) => new Question(text, identity) }
}

function best(question: string, ...passages: Array<string | GroundedPassage>) {
  const given = passages.map((item) => (typeof item === 'string' ? passage(item) : item))
  const { ask, ranking } = rankingOf(given)
  return ranking.rank(ask(question))[0]
}

test.group('Sentence ranking | by words', () => {
  test('{0} finds {1}')
    .with([
      ['When did you move?', 'I moved to Lyon in 2009.', 'I moved twice and liked it.'],
      ['Where did you meet Jonas?', 'I met Jonas at a bus stop in Grenoble.', 'Jonas is tall.'],
      ['How many cats do you have?', 'I have two cats.', 'I like cats.'],
      ['Why did you leave school?', 'I left school because I was bored.', 'I left school early.'],
      ['What did you teach?', 'I taught chemistry.', 'I learned to swim.'],
      ['What is your job?', 'I worked as a baker for years.', 'I swim on Sundays.'],
    ])
    .run(({ assert }, [question, right, wrong]) => {
      assert.equal(best(question, wrong, right).taught, right)
    })

  test('a name counts more than a common topic', ({ assert }) => {
    const question = 'What did Jonas say about coffee?'
    assert.include(best(question, 'I drink coffee.', 'Jonas hates coffee.').taught, 'Jonas')
  })

  test('"he" is read with the sentence before', ({ assert }) => {
    const brother = 'My brother is a doctor. He lives in Faro.'
    const found = best('Where does your brother live?', brother, 'I live in Lyon.')
    assert.equal(found.taught, 'He lives in Faro.')
    assert.isFalse(found.lacksRequired)
  })

  test('a question in a passage is answered by the sentence after it', ({ assert }) => {
    const interview = 'What do I like about winter? The smell of chestnuts.'
    assert.equal(
      best('What do you like about winter?', interview).taught,
      'The smell of chestnuts.'
    )
  })

  test('a title says what a memory is about', ({ assert }) => {
    const found = best('What is your job?', 'A job is a job.', passage('Nights suit me.', 'Job'))
    assert.equal(found.taught, 'Nights suit me.')
  })

  test('the sentence of two overlapping passages comes once', ({ assert }) => {
    const { ask, ranking } = rankingOf([passage('I sing. I swim.'), passage('I swim. I run.')])
    const taught = ranking.rank(ask('What do you do?')).map((candidate) => candidate.taught)
    assert.sameMembers(taught, ['I sing.', 'I swim.', 'I run.', 'A nurse in Lyon.'])
  })
})

test.group('Sentence ranking | honesty', () => {
  test('{0} with {1} is {2}')
    .with([
      ['Where do you live?', 'I live in Lyon.', 'told'],
      ['When did you move to Lyon?', 'I moved to Lyon with Jonas.', 'related'],
      ['Did you work in a hospital in Paris?', 'I work as a baker.', 'untold'],
      ['What was your first job?', 'I worked as a baker.', 'related'],
      ['What is the capital of Mongolia?', 'I lost my capital in a bank.', 'untold'],
      ['What is bitcoin worth today?', 'Today is worth a lot to me.', 'untold'],
      ['What time is it?', 'I had a good time.', 'untold'],
      ['When was your sister born?', 'I was born in 1980.', 'untold'],
      ['When were you born?', 'My sister was born in 1980.', 'untold'],
      ['Do you have children?', 'I was the youngest of five children.', 'untold'],
      ['What did you love most?', 'I loved my boat.', 'told'],
      ['Where do I work?', 'I work in Lyon.', 'untold'],
    ])
    .run(({ assert }, [question, taught, verdict]) => {
      const { ask, ranking } = rankingOf([passage(taught), passage('I swim on Sundays.')])
      const asked = ask(question)
      assert.equal(judge(ranking.rank(asked)[0], asked), verdict)
    })
})

test.group('Sentence ranking | by meaning', () => {
  const near = Float32Array.of(1, 0)
  const far = Float32Array.of(0, 1)
  const passages = ['I have two cats.', 'I run along the river.', 'I drink coffee.']

  test('a sentence that is clearly close in meaning answers', async ({ assert }) => {
    const embed: Embed = async (texts) =>
      texts.map((text) => (/cats|creatures/.test(text) ? near : far))
    const { ask, ranking } = rankingOf(
      passages.map((content) => passage(content)),
      embed
    )
    const asked = ask('Which creatures share your flat?')
    const [found] = await ranking.rerankByMeaning(asked, ranking.rank(asked))
    assert.equal(found.taught, 'I have two cats.')
    assert.equal(judge(found, asked), 'told')
  })

  test('sentences that are all equally close answer nothing', async ({ assert }) => {
    const embed: Embed = async (texts) => texts.map(() => near)
    const { ask, ranking } = rankingOf(
      passages.map((content) => passage(content)),
      embed
    )
    const asked = ask('Which creatures share your flat?')
    const [found] = await ranking.rerankByMeaning(asked, ranking.rank(asked))
    assert.equal(judge(found, asked), 'untold')
  })

  test('at most three short sentences are embedded with the question', async ({ assert }) => {
    const batches: string[][] = []
    const embed: Embed = async (texts) => {
      batches.push(texts)
      return texts.map(() => far)
    }
    const many = Array.from({ length: 12 }, (_, index) => passage(`I have walked path ${index}.`))
    const long = passage(`I ${'really '.repeat(60)}ran.`)
    const { ask, ranking } = rankingOf([long, ...many], embed)
    const asked = ask('Who were your idols?')
    await ranking.rerankByMeaning(asked, ranking.rank(asked))
    assert.lengthOf(batches, 1)
    assert.lengthOf(batches[0], 4)
    assert.isTrue(batches[0].every((text) => text.length <= 240))
  })

  test('an embedder that fails changes nothing', async ({ assert }) => {
    const embed: Embed = async () => {
      throw new Error('down')
    }
    const { ask, ranking } = rankingOf(
      passages.map((content) => passage(content)),
      embed
    )
    const asked = ask('Do you run?')
    const ranked = ranking.rank(asked)
    assert.deepEqual(await ranking.rerankByMeaning(asked, [...ranked]), ranked)
  })
})
