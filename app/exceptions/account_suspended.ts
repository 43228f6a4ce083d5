import ProblemException from '#exceptions/problem_exception'

/** An admin has suspended the account, perhaps while something of it was going on. */
export default class AccountSuspended extends ProblemException {
  constructor() {
    super('forbidden', 'This account is suspended. Ask the operator of this installation about it.')
  }
}
