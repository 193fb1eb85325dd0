#include "library/DailyCopy.h"

#include "base/Log.h"
#include "catalogue/Backups.h"
#include "catalogue/ForgetFaces.h"
#include "catalogue/Migrations.h"

namespace albumen {

DailyCopy::DailyCopy(LibraryState& state) : state_(state)
{
    if (!state_.mayWrite()) return;
    const auto owed = state_.catalogue().read(owesForgetting);
    if (!owed) log::error(owed.error());
    if (owed.value_or(false)) {
        begin([this] { return finishForgetting(); });
        return;
    }
    const auto due = state_.catalogue().read(
        [this](Db& db) { return backUpDue(db, state_.places.library, state_.parts.clock.nowMs()); });
    if (!due) log::error(due.error());
    if (due.value_or(false)) begin([this] { return make(false); });
}

DailyCopy::~DailyCopy()
{
    static_cast<void>(thread_.join());
}

void DailyCopy::begin(std::function<Status()> work)
{
    const Status started = thread_.start([work = std::move(work)]() -> Status {
        if (const Status done = work(); !done) log::error(done.error());
        return {};
    });
    if (!started) log::error(started.error());
}

void DailyCopy::renew()
{
    if (const Status made = make(true); !made) log::error(made.error());
}

Status DailyCopy::fresh()
{
    return make(true);
}

Status DailyCopy::before(std::string_view what)
{
    const std::lock_guard lock(making_);
    return state_.catalogue().read([&](Db& db) -> Status {
        TRY_ASSIGN(const bool any, worthACopy(db));
        if (!any) return {};
        return copyDatabase(db, backupFolder(state_.places.library) / timedCopyName(what, state_.parts.clock.nowMs()));
    });
}

Status DailyCopy::forget()
{
    TRY(make(true)); // there is one at any time
    const std::lock_guard lock(making_);
    TRY(forgetCopies(state_.places.library, state_.places.cache, dayCopyName(state_.parts.clock.nowMs())));
    return state_.catalogue().write(forgettingDone);
}

Status DailyCopy::finishForgetting()
{
    TRY(overwriting(state_.catalogue().writer(), [] { return Status(); }));
    return forget();
}

Status DailyCopy::make(bool anew)
{
    const std::lock_guard lock(making_);
    return state_.catalogue().read([&](Db& db) -> Status {
        const std::int64_t now = state_.parts.clock.nowMs();
        TRY_ASSIGN(const bool due, backUpDue(db, state_.places.library, now));
        return due || anew ? backUpDay(db, state_.places.library, now) : Status();
    });
}

} // namespace albumen
