// How far a job is; always with text beside it. The style draws it.
#pragma once

#include <QProgressBar>

namespace albumen {

/// Grey while its property `paused` is set. Threads: GUI.
class Bar final : public QProgressBar
{
    Q_OBJECT

public:
    static constexpr int steps = 1000;

    explicit Bar(QWidget* parent = nullptr);
    /// Done of total; a total of 0 hides the fill.
    void show(quint64 done, quint64 total, bool paused);
};

} // namespace albumen
