#include "JobBridge.h"

#include <QTimer>

#include "base/Contract.h"

namespace albumen {
namespace {
constexpr qint64 deliverEveryMs = 100; // ten a second: smooth for the eye

JobOrder orderOf(Job job)
{
    switch (job) {
    case Job::all: return jobs::All{};
    case Job::recognise: return jobs::Recognise{};
    case Job::folders: return jobs::MakeFolders{};
    case Job::file: return jobs::File{};
    case Job::zip: return jobs::Zip{};
    case Job::verify: return jobs::Verify{};
    case Job::other: break;
    }
    EXPECTS(job != Job::other);
    return jobs::All{};
}

Job jobOf(const JobOrder& order)
{
    constexpr auto first = static_cast<std::size_t>(Job::other);
    static_assert(std::is_same_v<std::variant_alternative_t<first - 1, JobOrder>, jobs::Verify>);
    return order.index() < first ? static_cast<Job>(order.index()) : Job::other;
}

} // namespace

JobBridge::JobBridge(RunsJobs& jobs, TellsChanges& library, QObject* parent)
    : QObject(parent), jobs_(jobs), library_(library), revision_(library.changesSince(0).revision)
{
    library_.listen([this] { changedSomewhere(); });
}

JobBridge::~JobBridge()
{
    library_.listen({});
    if (control_) control_->cancel();
    if (thread_.joinable()) thread_.join();
}

bool JobBridge::start(Job job)
{
    return start(orderOf(job));
}

bool JobBridge::start(JobOrder order)
{
    if (running()) return false;
    if (thread_.joinable()) thread_.join();
    order_ = std::move(order);
    job_ = jobOf(order_);
    latest_ = {};
    fresh_.clear();
    delivered_.invalidate();
    control_ = std::make_shared<JobControl>();
    emit started(job_);
    thread_ = std::thread([this, order = order_, control = control_] {
        auto report =
            std::make_shared<Report>(jobs_.run(order, *control, [this](const Progress& progress) { heard(progress); }));
        QMetaObject::invokeMethod(
            this, [this, report] { end(*report); }, Qt::QueuedConnection);
    });
    return true;
}

void JobBridge::pause()
{
    if (!control_ || control_->paused() || control_->cancelled()) return;
    control_->pause();
    emit stateChanged();
}

void JobBridge::resume()
{
    if (!paused()) return;
    control_->resume();
    emit stateChanged();
}

void JobBridge::pauseOrResume()
{
    if (paused())
        resume();
    else
        pause();
}

void JobBridge::cancel()
{
    if (!control_ || control_->cancelled()) return;
    control_->cancel();
    emit stateChanged();
}

void JobBridge::heard(const Progress& progress)
{
    const std::lock_guard lock(mutex_);
    fresh_[progress.step] = progress;
    if (posted_) return;
    posted_ = true;
    QMetaObject::invokeMethod(this, &JobBridge::deliver, Qt::QueuedConnection);
}

void JobBridge::changedSomewhere()
{
    const std::lock_guard lock(mutex_);
    anew_ = true;
    if (posted_) return;
    posted_ = true;
    QMetaObject::invokeMethod(this, &JobBridge::deliver, Qt::QueuedConnection);
}

void JobBridge::deliver()
{
    if (delivered_.isValid() && delivered_.elapsed() < deliverEveryMs) {
        QTimer::singleShot(static_cast<int>(deliverEveryMs - delivered_.elapsed()), this, &JobBridge::deliver);
        return;
    }
    std::map<JobStep, Progress> fresh;
    bool anew = false;
    {
        const std::lock_guard lock(mutex_);
        fresh.swap(fresh_);
        std::swap(anew, anew_);
        posted_ = false;
    }
    delivered_.start();
    for (const auto& entry : fresh) {
        latest_ = entry.second;
        emit progressed(latest_);
    }
    if (!anew) return;
    const Changes changes = library_.changesSince(revision_);
    revision_ = changes.revision;
    if (!changes.none()) emit changed(changes);
}

void JobBridge::end(const Report& report)
{
    delivered_.invalidate();
    deliver();
    thread_.join();
    control_.reset();
    emit finished(report);
}

} // namespace albumen
