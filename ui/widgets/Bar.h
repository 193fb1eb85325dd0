// How far a job is; always with text beside it.
#pragma once

#include <QProgressBar>

namespace albumen {

/// Threads: GUI.
class Bar final : public QProgressBar
{
    Q_OBJECT

public:
    static constexpr int steps = 1000;

    explicit Bar(QWidget* parent = nullptr);
    /// Done of total; a total of 0 hides the fill. Paused bars are grey.
    void show(quint64 done, quint64 total, bool paused);

    QSize sizeHint() const override { return {112, 8}; }
    QSize minimumSizeHint() const override { return {48, 8}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool paused_ = false;
};

} // namespace albumen
