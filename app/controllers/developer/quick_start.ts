/** First requests in the languages that most programs are written in. @param address of this installation */
export const quickStart = (address: string) => ({
  curl: `# What clones are there?
curl ${address}/api/clones \\
  -H "X-API-Key: $CLONEMEMORIA_KEY"

# Begin a conversation with one, and say something.
curl ${address}/api/clones/CLONE_ID/conversations \\
  -H "X-API-Key: $CLONEMEMORIA_KEY" -H "Content-Type: application/json" \\
  -d '{"title": "First words"}'

curl ${address}/api/conversations/CONVERSATION_ID/messages \\
  -H "X-API-Key: $CLONEMEMORIA_KEY" -H "Content-Type: application/json" \\
  -d '{"content": "Where did you grow up?"}'`,

  javascript: `const call = async (path, body) => {
  const response = await fetch('${address}/api' + path, {
    method: body ? 'POST' : 'GET',
    headers: {
      'X-API-Key': process.env.CLONEMEMORIA_KEY,
      'Content-Type': 'application/json',
    },
    body: body && JSON.stringify(body),
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.detail)
  return answer
}

const [clone] = await call('/clones')
const conversation = await call(\`/clones/\${clone.id}/conversations\`, { title: 'First words' })
const { clone_message: reply } = await call(\`/conversations/\${conversation.id}/messages\`, {
  content: 'Where did you grow up?',
})
console.log(reply.content)`,

  python: `import json, os, urllib.request

def call(path, body=None):
    request = urllib.request.Request(
        "${address}/api" + path,
        data=json.dumps(body).encode() if body else None,
        headers={
            "X-API-Key": os.environ["CLONEMEMORIA_KEY"],
            "Content-Type": "application/json",
        },
    )
    with urllib.request.urlopen(request) as response:
        return json.load(response)

clone = call("/clones")[0]
conversation = call(f"/clones/{clone['id']}/conversations", {"title": "First words"})
reply = call(
    f"/conversations/{conversation['id']}/messages",
    {"content": "Where did you grow up?"},
)
print(reply["clone_message"]["content"])`,
})
