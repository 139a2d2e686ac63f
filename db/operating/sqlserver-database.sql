-- Once, by an administrator of the server:
--   sqlcmd -S db.office.example -i sqlserver-database.sql     (the passwords in the variables MigratePassword and ServePassword of the environment)
-- Two accounts: one makes tables (the verb "migrate", at an upgrade), the other serves and cannot.
CREATE DATABASE agreements COLLATE Latin1_General_100_CI_AS_SC;
GO
ALTER DATABASE agreements SET RECOVERY FULL;
-- Who reads does not wait for who writes.
ALTER DATABASE agreements SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
GO
CREATE LOGIN agreements_migrate WITH PASSWORD = N'$(MigratePassword)', DEFAULT_DATABASE = agreements;
CREATE LOGIN agreements_serve WITH PASSWORD = N'$(ServePassword)', DEFAULT_DATABASE = agreements;
GO
USE agreements;
GO
CREATE USER agreements_migrate FOR LOGIN agreements_migrate;
CREATE USER agreements_serve FOR LOGIN agreements_serve;
-- db_ddladmin may also make the full-text catalog.
ALTER ROLE db_ddladmin ADD MEMBER agreements_migrate;
ALTER ROLE db_datareader ADD MEMBER agreements_migrate;
ALTER ROLE db_datawriter ADD MEMBER agreements_migrate;
ALTER ROLE db_datareader ADD MEMBER agreements_serve;
ALTER ROLE db_datawriter ADD MEMBER agreements_serve;
GO
