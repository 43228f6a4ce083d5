import { test } from '@japa/runner'
import { CloneIdentity } from '#services/responder/people/clone_identity'
import { FirstPersonNarrator } from '#services/responder/retelling/first_person'
import type { GroundedPassage } from '#services/responder/grounded_context'

type SourceType = GroundedPassage['sourceType']

const RUI = { name: 'Rui Almeida', description: 'My father. A carpenter from Porto.' }
const FRANKLIN = { name: 'Benjamin Franklin', description: 'Printer and inventor.' }
const ROSE = { name: 'Grandma Rose', description: 'Our grandmother.' }
const BEN = { name: 'Ben', description: 'Ben was my husband.' }
const SELF = { name: 'Marta', description: 'Me, myself. A nurse in Lyon.' }

function retell(clone: typeof RUI, content: string, sourceType: SourceType = 'memory') {
  const passage = { id: 'p', sourceType, sourceTitle: 'T', content, similarity: null, score: 1 }
  const identity = new CloneIdentity({ clone, passages: [passage] })
  return new FirstPersonNarrator(identity, [passage]).retell(passage)
}

function said(clone: typeof RUI, content: string, sourceType: SourceType = 'memory') {
  return retell(clone, content, sourceType)
    .map(({ text }) => text)
    .join(' ')
}

function voices(clone: typeof RUI, content: string, sourceType: SourceType = 'memory') {
  return retell(clone, content, sourceType).map(({ voice }) => voice)
}

test.group('First person | third-person memories', () => {
  test('{0} becomes {1}')
    .with([
      [
        'Rui was born in Porto in 1974. He worked as a carpenter and loved his boat.',
        'I was born in Porto in 1974. I worked as a carpenter and loved my boat.',
      ],
      [
        'Rui has two cats, is tall and does not like rain.',
        'I have two cats, am tall and do not like rain.',
      ],
      [
        'Rui loves cod, hates coriander and never eats before nine.',
        'I love cod, hate coriander and never eat before nine.',
      ],
      ["Rui's brother Paulo gave him a boat.", 'My brother Paulo gave me a boat.'],
      ["Rui's a good cook.", "I'm a good cook."],
      ["He's never been late. The boat was his.", "I've never been late. The boat was mine."],
      ['Rui built it himself.', 'I built it myself.'],
      ['Teresa met Rui at a dance.', 'Teresa met me at a dance.'],
      [
        'When Rui was six, his father died and he sold newspapers.',
        'When I was six, my father died and I sold newspapers.',
      ],
      [
        'Rui and his brother Paulo built a boat. They sold it in 1990.',
        'My brother Paulo and I built a boat. We sold it in 1990.',
      ],
      ['Rui and his colleagues built ships.', 'My colleagues and I built ships.'],
      [
        'Rui sang in a choir with his cousin Leo. They won twice.',
        'I sang in a choir with my cousin Leo. We won twice.',
      ],
      [
        'Rui, the third of five children, left school at twelve.',
        'I, the third of five children, left school at twelve.',
      ],
      [
        'Rui learned it from his uncle Zé, who had lost his hat.',
        'I learned it from my uncle Zé, who had lost his hat.',
      ],
      [
        'His mother, Rosa, sold fish. He was the third of five.',
        'My mother, Rosa, sold fish. I was the third of five.',
      ],
      ['He loved fishing and never missed a Sunday.', 'I loved fishing and never missed a Sunday.'],
      ['rui was born in porto. he had two brothers.', 'I was born in porto. I had two brothers.'],
      [
        'Everyone called him Tó. Nobody could beat Rui at chess.',
        'Everyone called me Tó. Nobody could beat me at chess.',
      ],
      ['Rui always said: "I never regret anything."', 'I always said: "I never regret anything."'],
      ["Mr. Almeida was bitten by a dog in Rui's Diner.", "I was bitten by a dog in Rui's Diner."],
    ])
    .run(({ assert }, [taught, retold]) => assert.equal(said(RUI, taught), retold))

  test('a woman is "her" and "my" by turns', ({ assert }) => {
    const taught =
      'Rose sang in church. Everyone told her that her voice was gold. Tom drove her everywhere.'
    const retold =
      'I sang in church. Everyone told me that my voice was gold. Tom drove me everywhere.'
    assert.equal(said(ROSE, taught), retold)
  })

  test('a document about the clone is turned as well', ({ assert }) => {
    const taught = 'Franklin was born in Boston. He invented the lightning rod.'
    const retold = 'I was born in Boston. I invented the lightning rod.'
    assert.equal(said(FRANKLIN, taught, 'document'), retold)
  })

  test('someone else of the same surname stays who they are', ({ assert }) => {
    assert.deepEqual(voices(FRANKLIN, 'James Franklin printed a newspaper.', 'document'), ['own'])
  })
})

test.group('First person | the teller', () => {
  test('{0} becomes {1}')
    .with([
      ['Dad taught me to swim when I was six.', 'I taught you to swim when you were six.'],
      ['I was terrified, but Dad held my hand.', 'You were terrified, but I held your hand.'],
      ['Dad and I built a kite.', 'You and I built a kite.'],
      ['My father loved his hands. My dad hated liars.', 'I loved my hands. I hated liars.'],
      [
        'You taught me to ride a bike. You were always patient with me.',
        'I taught you to ride a bike. I was always patient with you.',
      ],
      [
        'We visited Dad every day. He took us to the sea.',
        'You visited me every day. I took you to the sea.',
      ],
      [
        'I miss him. I never told him that I was sorry.',
        'You miss me. You never told me that you were sorry.',
      ],
      ['Mum and Dad met at a dance.', 'Mum and I met at a dance.'],
    ])
    .run(({ assert }, [taught, retold]) => assert.equal(said(RUI, taught), retold))

  test('a widow tells of her husband', ({ assert }) => {
    assert.equal(
      said(BEN, 'Ben proposed in the rain and I said yes before he finished.'),
      'I proposed in the rain and you said yes before I finished.'
    )
  })

  test('"Dad" in the words of a clone of oneself is somebody else', ({ assert }) => {
    assert.equal(said(SELF, 'Dad taught me to swim.'), 'Dad taught me to swim.')
  })

  test('a letter of the clone that says "you" is left as it is', ({ assert }) => {
    const letter = 'I am so proud of you, sweetheart! Call me when you land.'
    assert.equal(said(RUI, letter), letter)
  })
})

test.group('First person | what is not turned', () => {
  test('first-person sentences stay word for word', ({ assert }) => {
    const taught = 'I was born in Boston. My brother James beat me, and he was a printer.'
    assert.equal(said(FRANKLIN, taught, 'document'), taught)
    assert.deepEqual(voices(FRANKLIN, taught, 'document'), ['own', 'own'])
  })

  test('{0} is quoted at the end')
    .with([
      'Rui met Paulo in 1970. He was a baker.',
      'Rui died in March 2015.',
      'In 2018 Rui had a stroke and died at home.',
      'His funeral was in Porto.',
      'Rui told his son that he was proud of him.',
      'When I was ill you sat at my bed.',
    ])
    .run(({ assert }, taught) => assert.equal(voices(RUI, taught).at(-1), 'quoted'))

  test('"he" in a document that never names the clone is quoted', ({ assert }) => {
    assert.deepEqual(voices(FRANKLIN, 'He walked down the street.', 'document'), ['quoted'])
  })

  test('what someone else did stays theirs', ({ assert }) => {
    const taught = 'Paulo taught Rui to fish. Paulo loved his dog.'
    assert.equal(said(RUI, taught), 'Paulo taught me to fish. Paulo loved his dog.')
  })

  test('the offsets mark the taught sentence, odd spaces included', ({ assert }) => {
    const content = '  Rui  was born\nin Porto.   He sang. '
    const marked = retell(RUI, content).map(({ start, end }) => content.slice(start, end))
    assert.deepEqual(marked, ['Rui  was born\nin Porto.', 'He sang.'])
  })
})

test.group('First person | what the user said', () => {
  test('{0} is given back as {1}')
    .with([
      ['I got a new job at the library.', 'You told me that you got a new job at the library.'],
      ['My dog was sick and I was sad.', 'You told me that your dog was sick and you were sad.'],
      ['The weather is awful.', 'You told me: "The weather is awful."'],
      ['I love you.', 'You told me: "I love you."'],
    ])
    .run(({ assert }, [message, recalled]) => {
      assert.equal(said(RUI, message, 'message'), recalled)
      assert.deepEqual(voices(RUI, message, 'message'), ['recalled'])
    })
})
