select digest from evidence order by digest
