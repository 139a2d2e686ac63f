using Agreements.Domain.Agreements;
using Agreements.Domain.Renewals;

namespace Agreements.Domain.Access;

/// <summary>Actions that bind, end or confirm ask for more than editing does.</summary>
public static class ActionPermissions
{
    public static Permission Of(ProcessAction action) => action switch
    {
        ProcessAction.Register or ProcessAction.Verify => Permission.Register,
        ProcessAction.Suspend or ProcessAction.Resume or ProcessAction.Terminate or ProcessAction.WithdrawTermination or ProcessAction.Void
            or ProcessAction.GiveNotice or ProcessAction.WithdrawNotice => Permission.Decide,
        _ => Permission.Edit,
    };

    public static Permission Of(RenewalAction action) => action is RenewalAction.Lapse or RenewalAction.Reopen ? Permission.Decide : Permission.Edit;
}
