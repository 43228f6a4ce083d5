export const policies = {
  ClonePolicy: () => import('#policies/clone_policy'),
}

