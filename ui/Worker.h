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
        const QPointer<QObject> asker(who);
        run([this, asker, ask = std::move(ask), then = std::move(then)]() mutable {
            auto answer = std::make_shared<std::invoke_result_t<Ask&>>(ask());
            post([asker, answer, then = std::move(then)]() mutable {
                if (asker) then(std::move(*answer));
            });
        });
    }

private:
    void run(std::function<void()> work);
    void post(std::function<void()> work);

    QThreadPool pool_;
};

} // namespace albumen
