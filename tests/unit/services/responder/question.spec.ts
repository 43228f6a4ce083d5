import { test } from '@japa/runner'
import { CloneIdentity } from '#services/responder/people/clone_identity'
import { Question } from '#services/responder/question/question'

const clone = { name: 'Rui Almeida', description: 'My father.' }
const identity = new CloneIdentity({ clone, passages: [] })

function question(text: string, earlier: Question | null = null, replies: string[] = []) {
  return new Question(text, identity, earlier, replies)
}

function kinds(asked: Question) {
  return Object.fromEntries(asked.terms.map(({ stem, kind }) => [stem, kind]))
}

test.group('Question', () => {
  test('{0} expects {1}')
    .with([
      ['When were you born?', 'time'],
      ['What year did you marry?', 'time'],
      ['How old were you then?', 'age'],
      ['Where did you live?', 'place'],
      ['Who taught you?', 'person'],
      ["What was your mother's name?", 'name'],
      ['How many children did you have?', 'number'],
      ['Why did you leave?', 'reason'],
      ['What did you like?', null],
    ] as Array<[string, string | null]>)
    .run(({ assert }, [text, type]) => assert.equal(question(text).expects, type))

  test('names, numbers and relatives are told from topics and weak words', ({ assert }) => {
    const asked = question('What did your brother plant in Lisbon in 1974 with good tools?')
    assert.deepEqual(kinds(asked), {
      brother: 'kin',
      plant: 'topic',
      lisbon: 'name',
      1974: 'number',
      good: 'weak',
      tool: 'topic',
    })
  })

  test('the clone in its own question is "you"', ({ assert }) => {
    assert.deepEqual(kinds(question('When was Rui Almeida born?')), { born: 'topic' })
    assert.deepEqual(kinds(question("What was Dad's boat?")), { boat: 'topic' })
    assert.property(kinds(question("Was that your father's boat?")), 'father')
  })

  test('what is asked in a phrase is found by its answers', ({ assert }) => {
    const [term] = question('What did you do for a living?').terms
    assert.isTrue(term.related.has('work'))
  })

  test('{0} hangs on what was said: {1}')
    .with([
      ['And then?', 'continue'],
      ['tell me more', 'continue'],
      ['Go on!', 'continue'],
      ['Why?', 'back'],
      ['And your brother?', 'back'],
      ['What about her?', 'back'],
      ['When was that?', 'back'],
      ['Where did she live?', 'back'],
      ['And what did you do for work?', 'none'],
      ['Where did your sister live?', 'none'],
    ])
    .run(({ assert }, [text, dependence]) => assert.equal(question(text).dependence, dependence))

  test('a follow-up takes its topic from the question before, and not its person', ({ assert }) => {
    const first = question('Where did your brother live?')
    const second = question('And your sister?', first)
    assert.deepEqual(kinds(second), { sister: 'kin', live: 'topic' })
    assert.equal(second.expects, 'place')
  })

  test('"he" is who the last reply named', ({ assert }) => {
    const asked = question('What was he like?', null, ['My brother Paulo gave me a boat.'])
    assert.property(kinds(asked), 'brother')
    assert.property(kinds(asked), 'paulo')
  })

  test('whom a question is about', ({ assert }) => {
    assert.isTrue(question('When were you born?').isAboutClone)
    assert.isFalse(question('When was your brother born?').isAboutClone)
    assert.isTrue(question('Where do I work?').isAboutAsker)
    assert.isFalse(question('Tell me about Paulo').isAboutAsker)
    assert.isFalse(question('What is the capital of Mongolia?').isPersonal)
  })
})
