// Arrow keys on a button: to the button beside it, and never to something whose value they would change next.
#pragma once

#include <QObject>

class QAbstractButton;

namespace albumen {

/// By itself Qt takes an arrow on a button for a Tab: the next arrow then moves a slider, or the cursor of a field.
/// Here an arrow goes to the nearest button of the same row or column, and where there is none it is left to what the
/// button lies in. Buttons of which one is chosen (radio buttons, tabs) keep Qt's own way, which stays among them.
/// One for the application. Threads: GUI.
class ArrowKeys final : public QObject
{
    Q_OBJECT

public:
    explicit ArrowKeys(QObject* parent);

    /// The button that an arrow key leads to from this one; null: none.
    static QAbstractButton* beside(const QAbstractButton& button, int key);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace albumen
