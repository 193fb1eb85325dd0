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

enum class Job { all, recognise, folders, file, zip, verify };

/// Threads: GUI. Cancels and waits for a running job when destroyed.
class JobBridge final : public QObject
{
    Q_OBJECT

public:
    explicit JobBridge(Library& library, QObject* parent = nullptr);
    ~JobBridge() override;

    /// False: a job is running already.
    bool start(Job job);
    void pause();
    void resume();
    void cancel();

    bool running() const { return control_ != nullptr; }
    bool paused() const { return control_ && control_->paused(); }
    bool cancelling() const { return control_ && control_->cancelled(); }
    Job job() const { return job_; }
    const Progress& latest() const { return latest_; }

signals:
    void started(albumen::Job job);
    void progressed(const albumen::Progress& progress);
    void stateChanged(); ///< paused, resumed, cancelling
    void finished(const albumen::Report& report);

private:
    Report run(Job job, const JobControl& control, const ProgressSink& sink);
    void heard(const Progress& progress); ///< on the job's thread
    void deliver();
    void end(const Report& report);

    Library& library_;
    Job job_ = Job::all;
    std::shared_ptr<JobControl> control_;
    std::thread thread_;
    Progress latest_;
    QElapsedTimer delivered_;

    std::mutex mutex_;
    std::map<JobStep, Progress> fresh_; ///< guarded by mutex_: heard and not delivered
    bool posted_ = false;               ///< guarded by mutex_: a delivery is on its way
};

} // namespace albumen
