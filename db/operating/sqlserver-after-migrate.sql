-- After the first "migrate": what nobody may change, the serving account may not even try to. The triggers of the tables refuse it as well.
USE agreements;
GO
DENY UPDATE, DELETE ON dbo.audit_entries TO agreements_serve;
GO
