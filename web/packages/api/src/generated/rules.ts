// Generated from openapi/*.json by `npm run generate`. Do not edit.

/** What the server demands of one field of a request. */
export interface FieldRule {
  minLength?: number
  maxLength?: number
  pattern?: string
  minimum?: number
  maximum?: number
  maxItems?: number
  /** May be left out. */
  nullable?: true
}

export const rules = {
  "AddAttributeRequest": {
    "key": {
      "pattern": "^[a-z][A-Za-z0-9]{0,39}$"
    },
    "labelZh": {
      "maxLength": 40
    },
    "labelEn": {
      "maxLength": 60
    },
    "choices": {
      "maxItems": 100,
      "nullable": true
    },
    "position": {
      "minimum": 0,
      "maximum": 10000
    }
  },
  "AddPersonRequest": {
    "name": {
      "maxLength": 240
    },
    "documentNumber": {
      "maxLength": 64
    },
    "phone": {
      "maxLength": 64,
      "nullable": true
    },
    "address": {
      "maxLength": 200,
      "nullable": true
    },
    "group": {
      "maxLength": 60,
      "nullable": true
    },
    "number": {
      "maxLength": 40,
      "nullable": true
    }
  },
  "AssignKeepersRequest": {
    "staffIds": {
      "maxItems": 200
    }
  },
  "ChangeOrganisationRequest": {
    "name": {
      "maxLength": 120,
      "pattern": "^[\\s\\S]*\\S[\\s\\S]*$"
    },
    "creditCode": {
      "maxLength": 30,
      "nullable": true
    },
    "address": {
      "maxLength": 200,
      "nullable": true
    },
    "contactName": {
      "maxLength": 60,
      "nullable": true
    }
  },
  "ChangePasswordRequest": {
    "currentPassword": {
      "maxLength": 128
    },
    "newPassword": {
      "maxLength": 128
    }
  },
  "ChangeRoleRequest": {
    "permissions": {
      "maxItems": 200
    },
    "nameZh": {
      "maxLength": 30,
      "nullable": true
    },
    "nameEn": {
      "maxLength": 30,
      "nullable": true
    }
  },
  "ChangeStaffRequest": {
    "name": {
      "maxLength": 60,
      "pattern": "^[\\s\\S]*\\S[\\s\\S]*$"
    },
    "roleCode": {
      "maxLength": 40,
      "nullable": true
    }
  },
  "ChosenLinesRequest": {
    "rows": {
      "maxItems": 500
    }
  },
  "ConfirmMarksRequest": {
    "count": {
      "minimum": 1,
      "maximum": 1000000
    }
  },
  "ConfirmTotpRequest": {
    "code": {
      "maxLength": 12
    }
  },
  "CreateCheckpointRequest": {
    "name": {
      "minLength": 1,
      "maxLength": 60,
      "pattern": ".*\\S.*"
    }
  },
  "CreateNoticeRequest": {
    "titleZh": {
      "maxLength": 60,
      "pattern": "^[\\s\\S]*\\S[\\s\\S]*$"
    },
    "zh": {
      "maxLength": 300,
      "pattern": "^[\\s\\S]*\\S[\\s\\S]*$"
    },
    "titleEn": {
      "maxLength": 120,
      "nullable": true
    },
    "en": {
      "maxLength": 600,
      "nullable": true
    }
  },
  "CreateRegionRequest": {
    "code": {
      "maxLength": 12
    },
    "name": {
      "maxLength": 100,
      "pattern": "^[\\s\\S]*\\S[\\s\\S]*$"
    }
  },
  "CreateRoleRequest": {
    "copyOf": {
      "maxLength": 40
    },
    "nameZh": {
      "maxLength": 30,
      "pattern": "^[\\s\\S]*\\S[\\s\\S]*$"
    },
    "nameEn": {
      "maxLength": 30,
      "pattern": "^[\\s\\S]*\\S[\\s\\S]*$"
    },
    "permissions": {
      "maxItems": 200
    }
  },
  "CreateStaffRequest": {
    "userName": {
      "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{2,39}$"
    },
    "name": {
      "maxLength": 60,
      "pattern": "^[\\s\\S]*\\S[\\s\\S]*$"
    },
    "roleCode": {
      "maxLength": 40,
      "nullable": true
    }
  },
  "EditAttributeRequest": {
    "labelZh": {
      "maxLength": 40
    },
    "labelEn": {
      "maxLength": 60
    },
    "choices": {
      "maxItems": 100,
      "nullable": true
    },
    "position": {
      "minimum": 0,
      "maximum": 10000
    }
  },
  "EditMembershipRequest": {
    "group": {
      "maxLength": 60,
      "nullable": true
    },
    "number": {
      "maxLength": 40,
      "nullable": true
    }
  },
  "EditPersonRequest": {
    "name": {
      "maxLength": 240
    },
    "documentNumber": {
      "maxLength": 64,
      "nullable": true
    },
    "phone": {
      "maxLength": 64,
      "nullable": true
    },
    "address": {
      "maxLength": 200,
      "nullable": true
    }
  },
  "FindPersonsRequest": {
    "document": {
      "maxLength": 64,
      "nullable": true
    },
    "phone": {
      "maxLength": 64,
      "nullable": true
    }
  },
  "KeepColumnSetRequest": {
    "list": {
      "minLength": 0,
      "maxLength": 60
    },
    "name": {
      "minLength": 0,
      "maxLength": 30
    },
    "columns": {
      "maxItems": 200
    }
  },
  "MarkDistinctRequest": {
    "remark": {
      "maxLength": 300,
      "nullable": true
    }
  },
  "MeasureExportRequest": {
    "address": {
      "minLength": 0,
      "maxLength": 4000
    }
  },
  "MergePersonsRequest": {
    "fields": {
      "maxItems": 120
    },
    "remark": {
      "maxLength": 300,
      "nullable": true
    }
  },
  "OrganisationRequest": {
    "name": {
      "maxLength": 120,
      "pattern": "^[\\s\\S]*\\S[\\s\\S]*$"
    },
    "creditCode": {
      "maxLength": 30,
      "nullable": true
    },
    "address": {
      "maxLength": 200,
      "nullable": true
    },
    "contactName": {
      "maxLength": 60,
      "nullable": true
    }
  },
  "ProposeMarkRequest": {
    "reason": {
      "minLength": 4,
      "maxLength": 300,
      "pattern": "[^\\0]*\\S[^\\0]*"
    }
  },
  "RefuseRequestRequest": {
    "reason": {
      "maxLength": 300
    }
  },
  "RemindMissingRequest": {
    "group": {
      "maxLength": 60,
      "nullable": true
    },
    "personIds": {
      "maxItems": 1000,
      "nullable": true
    }
  },
  "RemoveTotpRequest": {
    "password": {
      "maxLength": 128
    }
  },
  "RenameRegionRequest": {
    "name": {
      "maxLength": 100,
      "pattern": "^[\\s\\S]*\\S[\\s\\S]*$"
    }
  },
  "ReturnApplicationRequest": {
    "groups": {
      "maxItems": 200,
      "nullable": true
    },
    "persons": {
      "minimum": 1,
      "maximum": 1000000,
      "nullable": true
    },
    "measures": {
      "maxLength": 4000,
      "nullable": true
    }
  },
  "ReturnDecisionRequest": {
    "reason": {
      "maxLength": 500,
      "nullable": true
    }
  },
  "RevealPersonRequest": {
    "fields": {
      "maxItems": 4
    },
    "reason": {
      "minLength": 4,
      "maxLength": 300
    }
  },
  "SearchEverythingRequest": {
    "text": {
      "maxLength": 200
    }
  },
  "SignInStaffRequest": {
    "userName": {
      "maxLength": 60
    },
    "password": {
      "maxLength": 128
    },
    "totp": {
      "maxLength": 12,
      "nullable": true
    }
  },
  "StartBulkActionRequest": {
    "personIds": {
      "maxItems": 1000,
      "nullable": true
    },
    "group": {
      "maxLength": 60,
      "nullable": true
    },
    "attribute": {
      "maxLength": 60,
      "nullable": true
    },
    "value": {
      "maxLength": 400,
      "nullable": true
    }
  },
  "StartCheckpointActionRequest": {
    "ids": {
      "maxItems": 1000,
      "nullable": true
    }
  },
  "StartExportRequest": {
    "address": {
      "minLength": 0,
      "maxLength": 4000
    },
    "reason": {
      "minLength": 0,
      "maxLength": 300,
      "nullable": true
    }
  },
  "StartOrganisationActionRequest": {
    "ids": {
      "maxItems": 1000,
      "nullable": true
    }
  },
  "StartReturnActionRequest": {
    "ids": {
      "maxItems": 1000,
      "nullable": true
    },
    "reason": {
      "maxLength": 300,
      "nullable": true
    }
  },
  "StartStaffActionRequest": {
    "ids": {
      "maxItems": 1000,
      "nullable": true
    },
    "role": {
      "maxLength": 40,
      "nullable": true
    }
  },
  "SubmitReturnApplicationRequest": {
    "note": {
      "maxLength": 500,
      "nullable": true
    }
  },
  "UpdateCheckpointRequest": {
    "name": {
      "minLength": 1,
      "maxLength": 60,
      "pattern": ".*\\S.*"
    }
  },
  "WithdrawMarkRequest": {
    "reason": {
      "minLength": 2,
      "maxLength": 300,
      "pattern": "[^\\0]*\\S[^\\0]*"
    }
  }
} as const satisfies Record<string, Record<string, FieldRule>>
