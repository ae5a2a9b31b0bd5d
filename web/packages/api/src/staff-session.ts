/** Who is signed in to a console, as both consoles' `session` resource answers. */
export interface StaffSession {
  signedIn: boolean
  csrfToken: string | null
  staff: Staff | null
  permissions: string[]
  mustChangePassword: boolean
}

export interface Staff {
  id: number
  name: string
  userName: string
  role: string
  scopeName: string
  organisationId: number | null
  /** The role that the installation made, when it is none of the built-in ones. */
  ownRole: { code: string; nameZh: string; nameEn: string } | null
  /** Whether the second factor is on. */
  totp: boolean
}

/** One place where the signed-in staff member is signed in. */
export interface SessionRow {
  id: string
  createdAt: string
  lastSeenAt: string
  address: string
  device: string
  current: boolean
}

export interface Credentials {
  userName: string
  password: string
  totp?: string
}

/** What an authenticator needs: the secret to type, and the same as the content of a QR code. */
export interface TotpSecret {
  secret: string
  uri: string
}

type Json<Body> = { content: { 'application/json': Body } }
type OfAudience = { parameters: { path: { audience: string } } }
type Ok<Body> = OfAudience & { responses: { 200: Json<Body> & { headers: Record<string, unknown> } } }
type Done = OfAudience & { responses: { 204: { headers: Record<string, unknown>; content?: never } } }

/** The account resources that both consoles have under the same names; `audience` is a path parameter here. */
export interface StaffAccountPaths {
  '/api/{audience}/session': {
    get: Ok<StaffSession>
    post: { requestBody: Json<Credentials> } & Ok<StaffSession>
    delete: Done
  }
  '/api/{audience}/sessions': {
    get: Ok<{ items: SessionRow[] }>
    delete: Done
  }
  '/api/{audience}/sessions/{id}': {
    delete: { parameters: { path: { audience: string; id: string } } } & Omit<Done, 'parameters'>
  }
  '/api/{audience}/password': {
    put: { requestBody: Json<{ currentPassword: string; newPassword: string }> } & Done
  }
  '/api/{audience}/totp': {
    post: Ok<TotpSecret>
    put: { requestBody: Json<{ code: string }> } & Done
    delete: { requestBody: Json<{ password: string }> } & Done
  }
}
