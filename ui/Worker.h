// Questions to the library away from the GUI thread: the answer comes back to whoever asked, if it still lives.
#pragma once

#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

#include <QObject>
#include <QPointer>
#include <QThreadPool>

namespace albumen {

/// Threads: GUI. Waits for the questions under way when destroyed.
class Worker final : public QObject
{
    Q_OBJECT

public:
    explicit Worker(QObject* parent = nullptr);
    ~Worker() override;

    /// Runs `ask()` on a thread, then `then(answer)` on the GUI thread unless `who` is gone.
    template <class Ask, class Then> void ask(QObject* who, Ask ask, Then then)
    {
        run(pool_, who, std::move(ask), std::move(then));
    }
    /// The same for what somebody at the keys waits for: it waits for no other question, and those of this kind go in
    /// the order of asking.
    template <class Ask, class Then> void askFirst(QObject* who, Ask ask, Then then)
    {
        run(first_, who, std::move(ask), std::move(then));
    }

private:
    template <class Ask, class Then> void run(QThreadPool& pool, QObject* who, Ask ask, Then then)
    {
        const QPointer<QObject> asker(who);
        start(pool, [this, asker, ask = std::move(ask), then = std::move(then)]() mutable {
            auto answer = std::make_shared<std::invoke_result_t<Ask&>>(ask());
            post([asker, answer, then = std::move(then)]() mutable {
                if (asker) then(std::move(*answer));
            });
        });
    }
    static void start(QThreadPool& pool, std::function<void()> work);
    void post(std::function<void()> work);

    QThreadPool pool_, first_;
};

} // namespace albumen
