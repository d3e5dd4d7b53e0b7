using Microsoft.Extensions.Options;
using SupportBot.Bot.Delivery;
using SupportBot.Bot.Mail;
using SupportBot.Cards.Mail;
using SupportBot.Graph;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Calendar;

/// <summary>Keeps what is owed about scheduled sessions: invitations, changes and cancellations in their order, reminders, and news for the representative.</summary>
sealed class AppointmentHand(
    AppointmentStore store, OwnCalendar calendar, AppointmentMailer mailer, AppointmentNotifier notifier, InvitationDesk desk, IOptions<MailOptions> mail, TimeProvider time)
{
    static readonly Actor Site = new Actor.Site();

    /// <summary>How long after the time has come a reminder is still sent.</summary>
    static readonly TimeSpan StillUseful = TimeSpan.FromMinutes(15);

    public async Task<Delivered> Deliver(LeasedEntry entry, CancellationToken cancellationToken)
    {
        var errand = AppointmentErrand.Read(entry.Entry);
        if (await store.Get(errand.Appointment, cancellationToken) is not { } appointment)
            return new Delivered.Done();
        return errand.Task switch
        {
            AppointmentTask.Invite => await Invite(entry, errand, appointment, cancellationToken),
            AppointmentTask.Withdraw => await Withdraw(entry, errand, appointment, cancellationToken),
            AppointmentTask.RemindCustomer => await Remind(entry, appointment, cancellationToken),
            AppointmentTask.Tell => await notifier.Deliver(entry, errand, appointment, cancellationToken),
        };
    }

    async Task<Delivered> Invite(LeasedEntry entry, AppointmentErrand errand, Appointment appointment, CancellationToken cancellationToken)
    {
        if (errand.Sequence != appointment.Sequence || appointment.State is AppointmentState.Cancelled or AppointmentState.Missed || errand.Sequence <= appointment.ToldSequence)
            return new Delivered.Done(); // a later entry tells how it is now; or it was told before a crash
        var token = desk.Unseal(entry.Entry.Secret!);
        try
        {
            if (!appointment.IsByMail && await calendar.Of(appointment, cancellationToken) is { } client)
            {
                var put = await calendar.Put(client, appointment, mailer.LinkOf(token), cancellationToken);
                await Write(appointment, new AppointmentCommand.MarkTold(errand.Sequence, appointment.CustomerAddress, put), cancellationToken);
                return new Delivered.Done();
            }

            if (appointment.CalendarEvent is not null)
                appointment = await ByMail(appointment, errand.Sequence, cancellationToken); // signed out since: the event can't be reached any more
        }
        catch (GraphException failure)
        {
            if (failure.IsPassing && !IsTooLate(entry))
                return Later(entry, failure);
            appointment = await ByMail(appointment, errand.Sequence, cancellationToken);
        }

        try
        {
            await mailer.Send(appointment.HasBeenTold ? AppointmentMailKind.Changed : AppointmentMailKind.Invited, appointment, appointment.CustomerAddress, token, entry.PromisedAt, cancellationToken);
        }
        catch (MailNotSentException failure)
        {
            return await NotSent(entry, appointment, failure, new AppointmentCommand.MarkNotTold(errand.Sequence, TroubleOf(failure)), cancellationToken);
        }

        await Write(appointment, new AppointmentCommand.MarkTold(errand.Sequence, appointment.CustomerAddress, null), cancellationToken);
        return new Delivered.Done();
    }

    async Task<Delivered> Withdraw(LeasedEntry entry, AppointmentErrand errand, Appointment appointment, CancellationToken cancellationToken)
    {
        if (errand.Address is { } former ? !string.Equals(former, appointment.ToldAddress, StringComparison.OrdinalIgnoreCase) : !appointment.HasBeenTold)
            return new Delivered.Done(); // they have never heard of it
        if (appointment.CalendarEvent is { } known)
        {
            if (errand.Address is not null)
                return new Delivered.Done(); // the change that follows takes the attendee out, and Exchange tells them
            try
            {
                if (await calendar.Of(appointment, cancellationToken) is { } client)
                {
                    await OwnCalendar.Cancel(client, known, cancellationToken);
                    return new Delivered.Done();
                }
            }
            catch (GraphException failure) when (failure.IsPassing && !IsTooLate(entry))
            {
                return Later(entry, failure);
            }
            catch (GraphException)
            {
                // by mail, below
            }

            appointment = await ByMail(appointment, errand.Sequence, cancellationToken);
        }

        try
        {
            var kind = errand.Address is null ? AppointmentMailKind.Cancelled : AppointmentMailKind.Withdrawn;
            await mailer.Send(kind, appointment, errand.Address ?? appointment.CustomerAddress, null, entry.PromisedAt, cancellationToken);
            return new Delivered.Done();
        }
        catch (MailNotSentException failure)
        {
            // Who isn't invited any more learns it from the link at the latest: nobody is troubled with that.
            return await NotSent(entry, appointment, failure, errand.Address is null ? new AppointmentCommand.MarkNotTold(errand.Sequence, TroubleOf(failure)) : null, cancellationToken);
        }
    }

    async Task<Delivered> Remind(LeasedEntry entry, Appointment appointment, CancellationToken cancellationToken)
    {
        if (!appointment.IsPlanned)
            return new Delivered.Done();
        var token = desk.Unseal(entry.Entry.Secret!);
        if (InvitationToken.Hash(token) != appointment.TokenHash)
            return new Delivered.Done(); // another address since
        if (time.GetUtcNow() > appointment.StartsAt + StillUseful)
        {
            await Write(appointment, new AppointmentCommand.MarkNotReminded(AppointmentTrouble.MailFailed), cancellationToken);
            return new Delivered.Never("too late to be of use");
        }

        try
        {
            await mailer.Send(AppointmentMailKind.Reminder, appointment, appointment.CustomerAddress, token, entry.PromisedAt, cancellationToken);
            return new Delivered.Done();
        }
        catch (MailNotSentException failure)
        {
            return await NotSent(entry, appointment, failure, new AppointmentCommand.MarkNotReminded(TroubleOf(failure)), cancellationToken);
        }
    }

    /// <summary>The calendar has refused it: the representative hears of it once, and mail takes its place.</summary>
    async Task<Appointment> ByMail(Appointment appointment, int sequence, CancellationToken cancellationToken)
    {
        await Write(appointment, new AppointmentCommand.MarkNotTold(sequence, AppointmentTrouble.CalendarFailed), cancellationToken);
        return await store.Get(appointment.Id, cancellationToken) ?? appointment;
    }

    /// <param name="final">What is written when it isn't tried any more; null for nothing.</param>
    async Task<Delivered> NotSent(LeasedEntry entry, Appointment appointment, MailNotSentException failure, AppointmentCommand? final, CancellationToken cancellationToken)
    {
        if (MailTrouble.Judge(failure, entry, mail.Value.GiveUpAfter, time.GetUtcNow()) is { } later)
            return later;
        if (final is not null)
            await Write(appointment, final, cancellationToken);
        return new Delivered.Never(failure.Failure.ToString());
    }

    bool IsTooLate(LeasedEntry entry) => time.GetUtcNow() - entry.PromisedAt >= mail.Value.GiveUpAfter;

    static Delivered.Later Later(LeasedEntry entry, GraphException failure) => new(MailTrouble.Pause(entry, failure.RetryAfter), failure.Failure.ToString());

    static AppointmentTrouble TroubleOf(MailNotSentException failure) => failure.Failure == SendFailure.AddressRefused ? AppointmentTrouble.AddressRefused : AppointmentTrouble.MailFailed;

    Task Write(Appointment appointment, AppointmentCommand command, CancellationToken cancellationToken) =>
        UntilWritten.Try(() => store.Give(appointment.Id, command, Site, null, cancellationToken), time, cancellationToken);
}
