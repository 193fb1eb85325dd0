// A flat surface with a hairline around it, and the hairline alone. The style draws both.
#pragma once

#include <QFrame>

namespace albumen {

/// A frame whose property `card` is set. Threads: GUI.
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(QWidget* parent = nullptr);
};

/// A hairline, one pixel.
class Line final : public QFrame
{
    Q_OBJECT

public:
    explicit Line(Qt::Orientation orientation, QWidget* parent = nullptr);
};

} // namespace albumen
