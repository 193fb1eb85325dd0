#include "JobBridge.h"

#include <exception>

#include <QTimer>

#include "base/Contract.h"
#include "base/Log.h"

namespace albumen {
namespace {
constexpr qint64 deliverEveryMs = 100; // ten a second: smooth for the eye
}

JobBridge::JobBridge(Library& library, QObject* parent) : QObject(parent), library_(library)
{
}

JobBridge::~JobBridge()
{
    if (control_) control_->cancel();
    if (thread_.joinable()) thread_.join();
}

bool JobBridge::start(Job job)
{
    if (running()) return false;
    if (thread_.joinable()) thread_.join();
    job_ = job;
    latest_ = {};
    fresh_.clear();
    delivered_.invalidate();
    control_ = std::make_shared<JobControl>();
    emit started(job);
    thread_ = std::thread([this, job, control = control_] {
        auto report =
            std::make_shared<Report>(run(job, *control, [this](const Progress& progress) { heard(progress); }));
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

void JobBridge::cancel()
{
    if (!control_ || control_->cancelled()) return;
    control_->cancel();
    emit stateChanged();
}

Report JobBridge::run(Job job, const JobControl& control, const ProgressSink& sink)
{
    Report broken{.outcome = Outcome::failed};
    try {
        switch (job) {
        case Job::all: return library_.runAll(control, sink);
        case Job::recognise: return library_.recognise(control, sink);
        case Job::folders: return library_.makeFolders(control, sink);
        case Job::file: return library_.fileNow(control, sink);
        case Job::zip: return library_.zipNow({}, control, sink);
        case Job::verify: return library_.verify(1, control, sink);
        }
    } catch (const std::exception& mistake) {
        broken.error = Error{.code = Code::internal, .stage = Stage::none, .path = {}, .detail = mistake.what()};
        log::error(*broken.error);
    }
    return broken;
}

void JobBridge::heard(const Progress& progress)
{
    const std::lock_guard lock(mutex_);
    fresh_[progress.step] = progress;
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
    {
        const std::lock_guard lock(mutex_);
        fresh.swap(fresh_);
        posted_ = false;
    }
    delivered_.start();
    for (const auto& entry : fresh) {
        latest_ = entry.second;
        emit progressed(latest_);
    }
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
