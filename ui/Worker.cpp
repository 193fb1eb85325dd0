#include "Worker.h"

#include <exception>

#include "base/Log.h"

namespace albumen {
namespace {
constexpr int threads = 3; // a path on a slow network drive must not hold up the list of people
}

Worker::Worker(QObject* parent) : QObject(parent)
{
    pool_.setMaxThreadCount(threads);
    first_.setMaxThreadCount(1);
}

Worker::~Worker()
{
    pool_.clear(); // what was asked first is done: decisions are among it
    pool_.waitForDone();
    first_.waitForDone();
}

void Worker::start(QThreadPool& pool, std::function<void()> work)
{
    pool.start([work = std::move(work)] {
        try {
            work();
        } catch (const std::exception& mistake) {
            log::error({.code = Code::internal, .stage = Stage::none, .path = {}, .detail = mistake.what()});
        }
    });
}

void Worker::post(std::function<void()> work)
{
    QMetaObject::invokeMethod(this, std::move(work), Qt::QueuedConnection);
}

} // namespace albumen
