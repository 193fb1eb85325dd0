// Who had the focus before a part of a page got it, and gets it back when that part goes.
#pragma once

#include <QObject>
#include <QPointer>
#include <QWidget>

namespace albumen {

/// A member of that part. Threads: GUI.
class FocusBack final : public QObject
{
    Q_OBJECT

public:
    explicit FocusBack(QWidget& part);

    /// The focus is in the part.
    bool isIn() const;
    /// To who had it, where that takes it still, else to what has the focus of the page. False: nobody has it by this.
    bool giveBack();

private:
    QWidget& part_;
    QPointer<QWidget> before_;
};

} // namespace albumen
