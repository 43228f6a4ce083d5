export const policies = {
  AdminPolicy: () => import('#policies/admin_policy'),
  ClonePolicy: () => import('#policies/clone_policy'),
}

