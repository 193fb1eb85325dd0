// The one object of the window that hears core: runs a job of the library on a thread of its own and turns what it says
// into signals of the GUI thread, at most ten a second.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

#include <QElapsedTimer>
#include <QObject>

#include "base/JobControl.h"
#include "base/Progress.h"
#include "library/Library.h"

namespace albumen {

/// The jobs of the Archive page, in the order of JobOrder, and the rest of them.
enum class Job { all, recognise, folders, file, zip, verify, other };

/// Threads: GUI. Cancels a running job when destroyed, and waits for it: a second at most.
class JobBridge final : public QObject
{
    Q_OBJECT

public:
    JobBridge(RunsJobs& jobs, TellsChanges& library, QObject* parent = nullptr);
    ~JobBridge() override;

    /// False: a job is running already.
    bool start(JobOrder order);
    /// The whole of one of the Archive page's jobs. Requires: not other.
    bool start(Job job);
    void pause();
    void resume();
    void pauseOrResume();
    void cancel();

    bool running() const { return control_ != nullptr; }
    bool paused() const { return control_ && control_->paused(); }
    bool cancelling() const { return control_ && control_->cancelled(); }
    Job job() const { return job_; }
    const JobOrder& order() const { return order_; } ///< of the job that runs, or ran last
    const Progress& latest() const { return latest_; }

signals:
    void started(albumen::Job job);
    void progressed(const albumen::Progress& progress);
    void stateChanged(); ///< paused, resumed, cancelling
    void finished(const albumen::Report& report);
    void changed(const albumen::Changes& changes); ///< something in the library did, by whomever

private:
    void heard(const Progress& progress); ///< on the job's thread
    void changedSomewhere();              ///< on any thread
    void deliver();
    void end(const Report& report);

    RunsJobs& jobs_;
    TellsChanges& library_;
    JobOrder order_;
    Job job_ = Job::all;
    std::shared_ptr<JobControl> control_;
    std::thread thread_;
    Progress latest_;
    QElapsedTimer delivered_;
    std::uint64_t revision_ = 0; ///< of the library, as told

    std::mutex mutex_;
    std::map<JobStep, Progress> fresh_; ///< guarded by mutex_: heard and not delivered
    bool posted_ = false;               ///< guarded by mutex_: a delivery is on its way
    bool anew_ = false;                 ///< guarded by mutex_: the library changed since the last delivery
};

} // namespace albumen
