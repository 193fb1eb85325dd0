// One of the four steps of the job: number, name, one fact, Run.
#pragma once

#include <QWidget>

namespace albumen {

class Button;
class Label;

/// Threads: GUI.
class StepCard final : public QWidget
{
    Q_OBJECT

public:
    enum class State { ready, waits, active, done, flawed }; ///< flawed: done, but not for every photo

    explicit StepCard(int number, QWidget* parent = nullptr);

    void setWords(const QString& name, const QString& run);
    void setFact(const QString& fact);
    /// `percent`: shown at the right while active; empty: none.
    void setState(State state, const QString& percent = {});
    void setRunnable(bool runnable, const QString& reason);

    State state() const { return state_; }
    QString fact() const;
    Button& runButton() { return *run_; }

signals:
    void runClicked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int number_;
    State state_ = State::ready;
    Label* name_;
    Label* fact_;
    Label* percent_;
    Button* run_;
};

} // namespace albumen
